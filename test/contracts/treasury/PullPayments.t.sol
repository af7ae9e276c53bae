// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

import {IPullPayments} from "../../../contracts/interfaces/IPullPayments.sol";
import {Payer} from "../support/Payer.sol";
import {ReentrantPayee} from "../support/ReentrantPayee.sol";
import {Refuser} from "../support/Refuser.sol";
import {Test} from "../support/Test.sol";

contract PullPaymentsTest is Test {
    address private constant PAYEE = address(0xA1);
    address private constant OTHER = address(0xA2);
    Payer private payer;

    function setUp() public {
        payer = new Payer();
        vm.deal(address(this), 10 ether);
    }

    function test_CreditsAddUpForEachPayee() public {
        vm.expectEmit(address(payer));
        emit IPullPayments.PaymentCredited(PAYEE, 1 ether);
        payer.credit{value: 1 ether}(PAYEE);
        payer.credit{value: 2 ether}(PAYEE);
        payer.credit{value: 4 ether}(OTHER);
        payer.credit(PAYEE);

        assertEq(payer.payments(PAYEE), 3 ether);
        assertEq(payer.payments(OTHER), 4 ether);
    }

    function test_AnyoneMayHaveAPayeePaidOnce() public {
        payer.credit{value: 3 ether}(PAYEE);
        payer.credit{value: 4 ether}(OTHER);

        vm.expectEmit(address(payer));
        emit IPullPayments.PaymentWithdrawn(PAYEE, 3 ether);
        vm.prank(OTHER);
        payer.withdrawPayments(PAYEE);

        assertEq(PAYEE.balance, 3 ether);
        assertEq(payer.payments(PAYEE), 0);
        assertEq(payer.payments(OTHER), 4 ether);
        vm.expectRevert(abi.encodeWithSelector(IPullPayments.PullPaymentsNothingOwed.selector, PAYEE));
        payer.withdrawPayments(PAYEE);
    }

    function test_WhatAPayeeRefusesStaysOwed() public {
        Refuser refuser = new Refuser();
        payer.credit{value: 1 ether}(address(refuser));

        vm.expectRevert(abi.encodeWithSelector(Refuser.RefuserClosed.selector));
        payer.withdrawPayments(address(refuser));
        assertEq(payer.payments(address(refuser)), 1 ether);

        refuser.accept();
        payer.withdrawPayments(address(refuser));
        assertEq(address(refuser).balance, 1 ether);
    }

    function test_WhoReentersIsPaidOnce() public {
        ReentrantPayee thief = new ReentrantPayee(payer);
        payer.credit{value: 1 ether}(address(thief));
        payer.credit{value: 5 ether}(OTHER);

        payer.withdrawPayments(address(thief));

        assertEq(address(thief).balance, 1 ether);
        assertEq(address(payer).balance, 5 ether);
        assertEq(
            keccak256(thief.caught()),
            keccak256(abi.encodeWithSelector(IPullPayments.PullPaymentsNothingOwed.selector, address(thief)))
        );
    }
}
